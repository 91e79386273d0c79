name := "app"
if preview := os.Getenv("PREVIEW"); preview != "" { // "pr-12", or nothing for what main deploys
	name = "app-" + preview
}
huggingfacespaces.NewHuggingFaceSpace(this, jsii.String("app"), &huggingfacespaces.HuggingFaceSpaceProps{
	Name:             jsii.String(name),
	Sdk:              huggingfacespaces.SpaceSdk_GRADIO(),
	Source:           huggingfacespaces.SpaceSource_FromDirectory(jsii.String("examples/typescript/app"), nil),
	WaitUntilRunning: jsii.Bool(true),
})
