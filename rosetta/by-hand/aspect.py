@jsii.implements(IAspect)
class Protected:
    def visit(self, node):
        if isinstance(node, HuggingFaceSpace):
            node.add_environment("OWNER", "platform")
        if isinstance(node, TerraformResource):
            node.add_override("lifecycle.prevent_destroy", True)

ZenMLSpace(self, "zenml", name="zenml")
Aspects.of(self).add(Protected())
