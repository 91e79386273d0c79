// A JupyterLab for each team, and what they cost. export TF_VAR_LAB_TOKEN=…
package main

import (
	"github.com/aws/jsii-runtime-go"
	hf "github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func main() {
	defer jsii.Close()

	app := cdktf.NewApp(nil)
	stack := cdktf.NewTerraformStack(app, jsii.String("labs"))
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
				"JUPYTER_TOKEN": hf.SpaceSecret_FromEnvironment(jsii.String("LAB_TOKEN")),
			},
		},
		Spaces: &map[string]*hf.PartialSpaceProps{
			"vision": {Hardware: hf.SpaceHardware_T4_SMALL()},
			"text":   {Env: &map[string]*string{"CORPUS": jsii.String("news")}},
			"audio":  {},
		},
	})
	cdktf.NewTerraformOutput(stack, jsii.String("urls"), &cdktf.TerraformOutputConfig{Value: labs.Urls()})
	hf.NewStackCost(stack, jsii.String("cost"), &hf.StackCostProps{MonthlyLimitUsd: jsii.Number(500)})

	app.Synth()
}
