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

	data := hf.NewSpaceBucket(stack, jsii.String("data"), &hf.SpaceBucketProps{Name: jsii.String("argilla-data")})
	argilla := hf.NewArgillaSpace(stack, jsii.String("argilla"), &hf.ArgillaSpaceProps{
		Name:    jsii.String("argilla"),
		Storage: hf.SpaceStorage_Bucket(data, nil), // outlives a restart
	})
	argilla.WaitUntilRunning(&hf.WaitUntilRunningOptions{Timeout: hf.Duration_Minutes(jsii.Number(15))})
	cdktf.NewTerraformOutput(stack, jsii.String("url"), &cdktf.TerraformOutputConfig{Value: argilla.Url()})

	app.Synth()
}
