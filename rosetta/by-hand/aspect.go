type protected struct{}

func (protected) Visit(node constructs.IConstruct) {
	if space, ok := node.(huggingfacespaces.HuggingFaceSpace); ok {
		space.AddEnvironment(jsii.String("OWNER"), jsii.String("platform"))
	}
	if resource, ok := node.(cdktf.TerraformResource); ok {
		resource.SetLifecycle(&cdktf.TerraformResourceLifecycle{PreventDestroy: jsii.Boolean(true)})
	}
}

huggingfacespaces.NewZenMLSpace(this, jsii.String("zenml"), &huggingfacespaces.ZenMLSpaceProps{Name: jsii.String("zenml")})
cdktf.Aspects_Of(this).Add(protected{})
