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

	zenml := hf.NewZenMLSpace(stack, jsii.String("zenml"), &hf.ZenMLSpaceProps{
		Name:               jsii.String("zenml-server"),
		Hardware:           hf.SpaceHardware_CPU_UPGRADE(),
		SleepTime:          hf.Duration_NEVER(),
		StoreUrl:           hf.SpaceSecret_FromEnvironment(jsii.String("ZENML_STORE_URL")),
		UserPassword:       hf.SpaceSecret_FromEnvironment(jsii.String("ZENML_PASSWORD")),
		DeletionProtection: jsii.Bool(false), // true once others rely on it
	})
	zenml.WaitUntilRunning(&hf.WaitUntilRunningOptions{Timeout: hf.Duration_Minutes(jsii.Number(15))})
	cdktf.NewTerraformOutput(stack, jsii.String("url"), &cdktf.TerraformOutputConfig{Value: zenml.Url()})
	cdktf.NewTerraformOutput(stack, jsii.String("connect"), &cdktf.TerraformOutputConfig{Value: zenml.ConnectCommand()})

	app.Synth()
}
