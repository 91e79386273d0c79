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

	labs := hf.NewSpaceFleet(stack, jsii.String("labs"), &hf.SpaceFleetProps{
		NamePrefix: jsii.String("lab-"),
		Defaults: &hf.PartialSpaceProps{
			Template:  hf.SpaceTemplate_JUPYTERLAB(),
			Hardware:  hf.SpaceHardware_CPU_UPGRADE(),
			SleepTime: hf.Duration_Hours(jsii.Number(1)),
			Secrets: &map[string]hf.SpaceSecret{
				"JUPYTER_TOKEN": hf.SpaceSecret_FromEnvironment(jsii.String("JUPYTER_TOKEN")),
			},
		},
	})
	labs.AddSpace(jsii.String("vision"), &hf.PartialSpaceProps{Hardware: hf.SpaceHardware_T4_SMALL()})
	labs.AddSpace(jsii.String("text"), nil)
	cdktf.NewTerraformOutput(stack, jsii.String("urls"), &cdktf.TerraformOutputConfig{Value: labs.Urls()})
	hf.NewStackCost(stack, jsii.String("cost"), &hf.StackCostProps{MonthlyLimitUsd: jsii.Number(500)})

	app.Synth()
}
