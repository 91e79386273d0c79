// Argilla, with a bucket that keeps its data across restarts. export TF_VAR_ARGILLA_PASSWORD=…
package main

import (
	"github.com/aws/jsii-runtime-go"
	hf "github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func main() {
	defer jsii.Close()

	app := cdktf.NewApp(nil)
	stack := cdktf.NewTerraformStack(app, jsii.String("argilla"))
	hf.NewHuggingFaceSpacesProvider(stack, jsii.String("huggingface"), &hf.HuggingFaceSpacesProviderProps{
		ProviderSource: hf.ProviderSource_BUNDLED,
	})

	data := hf.NewSpaceBucket(stack, jsii.String("data"), &hf.SpaceBucketProps{Name: jsii.String("argilla-data")})
	argilla := hf.NewArgillaSpace(stack, jsii.String("argilla"), &hf.ArgillaSpaceProps{
		Name:          jsii.String("argilla"),
		Storage:       hf.SpaceStorage_Bucket(data, nil),
		OwnerName:     jsii.String("owner"),
		OwnerPassword: hf.SpaceSecret_FromEnvironment(jsii.String("ARGILLA_PASSWORD")),
	})
	cdktf.NewTerraformOutput(stack, jsii.String("api_url"), &cdktf.TerraformOutputConfig{Value: argilla.ApiUrl()})

	app.Synth()
}
