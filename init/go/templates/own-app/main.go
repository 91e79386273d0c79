package main

import (
	"github.com/aws/jsii-runtime-go"
	hf "github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func main() {
	defer jsii.Close()

	app := cdktf.NewApp(nil)
	stack := cdktf.NewTerraformStack(app, jsii.String("{{name}}"))
	hf.NewHuggingFaceSpacesProvider(stack, jsii.String("huggingface"), &hf.HuggingFaceSpacesProviderProps{
		ProviderSource: hf.ProviderSource_BUNDLED,
	})

	greeter := hf.NewHuggingFaceSpace(stack, jsii.String("greeter"), &hf.HuggingFaceSpaceProps{
		Name:   jsii.String("greeter"),
		Sdk:    hf.SpaceSdk_GRADIO(),
		Source: hf.SpaceSource_FromDirectory(jsii.String("app"), nil), // a change of its files is one commit
	})
	greeter.WaitUntilRunning(&hf.WaitUntilRunningOptions{Timeout: hf.Duration_Minutes(jsii.Number(15))})
	cdktf.NewTerraformOutput(stack, jsii.String("url"), &cdktf.TerraformOutputConfig{Value: greeter.Url()})

	app.Synth()
}
