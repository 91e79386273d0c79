class Protected implements IAspect {
    @Override
    public void visit(IConstruct node) {
        if (node instanceof HuggingFaceSpace space) space.addEnvironment("OWNER", "platform");
        if (node instanceof TerraformResource resource) resource.addOverride("lifecycle.prevent_destroy", true);
    }
}
ZenMLSpace.Builder.create(this, "zenml").name("zenml").build();
Aspects.of(this).add(new Protected());
