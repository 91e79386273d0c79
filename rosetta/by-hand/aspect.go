type protected struct{}

func (protected) Visit(node constructs.IConstruct) {
	if space, isSpace := node.(huggingfacespaces.HuggingFaceSpace); isSpace {
		space.AddEnvironment(jsii.String("OWNER"), jsii.String("platform"))
	}
	if resource, isResource := node.(bindings.Space); isResource {
		resource.AddOverride(jsii.String("lifecycle.prevent_destroy"), true)
	}
}

huggingfacespaces.NewZenMLSpace(this, jsii.String("zenml"), &huggingfacespaces.ZenMLSpaceProps{Name: jsii.String("zenml")})
cdktf.Aspects_Of(this).Add(&protected{})
