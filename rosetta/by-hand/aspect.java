class Protected implements IAspect {
    @Override
    public void visit(IConstruct node) {
        if (node instanceof HuggingFaceSpace) {
            ((HuggingFaceSpace) node).addEnvironment("OWNER", "platform");
        }
        if (node instanceof TerraformResource) {
            ((TerraformResource) node).setLifecycle(TerraformResourceLifecycle.builder().preventDestroy(true).build());
        }
    }
}

ZenMLSpace.Builder.create(this, "zenml").name("zenml").build();
Aspects.of(this).add(new Protected());
