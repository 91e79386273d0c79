package main

import (
	"github.com/aws/jsii-runtime-go"
	hf "github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces"
	"github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces/bindings"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func main() {
	defer jsii.Close()

	app := cdktf.NewApp(nil)
	stack := cdktf.NewTerraformStack(app, jsii.String("released"))
	hf.NewHuggingFaceSpacesProvider(stack, jsii.String("huggingface"), nil)

	chat := hf.NewChatUiSpace(stack, jsii.String("chat"), &hf.ChatUiSpaceProps{
		Name:            jsii.String("chat"),
		Hardware:        hf.SpaceHardware_A10_G_SMALL(),
		SleepTime:       hf.Duration_Hours(jsii.Number(1)),
		ModelParameters: &map[string]any{"temperature": 0.2, "top_p": 0.9, "top_k": 5, "max_new_tokens": 100},
		DatabaseUrl:     hf.SpaceSecret_FromEnvironment(jsii.String("CHAT_DATABASE")),
	})
	chat.Node().DefaultChild().(bindings.Space).SetHardware(jsii.String("a10g-large"))
	hf.NewSpaceFleet(stack, jsii.String("labs"), &hf.SpaceFleetProps{
		Defaults: &hf.PartialSpaceProps{
			Template: hf.SpaceTemplate_JUPYTERLAB(),
			Env: &map[string]*string{
				"TEAM": jsii.String("research"), "LEVEL": jsii.String("1"), "CORPUS": jsii.String("news"),
			},
			Secrets: &map[string]hf.SpaceSecret{
				"JUPYTER_TOKEN": hf.SpaceSecret_FromEnvironment(jsii.String("LAB_TOKEN")),
			},
		},
		Spaces: &map[string]*hf.PartialSpaceProps{"vision": {}, "text": {}, "audio": {}, "speech": {}},
	})

	app.Synth()
}
