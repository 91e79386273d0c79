// A server in one stack and a page that links to it in another: cdktf deploy platform pages
package main

import (
	"github.com/aws/jsii-runtime-go"
	hf "github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func main() {
	defer jsii.Close()

	app := cdktf.NewApp(nil)
	platform := cdktf.NewTerraformStack(app, jsii.String("platform"))
	pages := cdktf.NewTerraformStack(app, jsii.String("pages"))
	for _, stack := range []cdktf.TerraformStack{platform, pages} {
		hf.NewHuggingFaceSpacesProvider(stack, jsii.String("huggingface"), &hf.HuggingFaceSpacesProviderProps{
			ProviderSource: hf.ProviderSource_BUNDLED,
		})
	}

	zenml := hf.NewZenMLSpace(platform, jsii.String("zenml"), &hf.ZenMLSpaceProps{Name: jsii.String("zenml-server")})
	page := hf.NewHuggingFaceSpace(pages, jsii.String("page"), &hf.HuggingFaceSpaceProps{
		Name: jsii.String("links"),
		Sdk:  hf.SpaceSdk_STATIC(),
		Source: hf.SpaceSource_FromInline(&map[string]*string{
			"index.html": jsii.String("<h1>Our platform</h1>"),
		}),
		Env: &map[string]*string{"ZENML_URL": zenml.Url()},
	})
	cdktf.NewTerraformOutput(pages, jsii.String("page_url"), &cdktf.TerraformOutputConfig{Value: page.PageUrl()})

	app.Synth()
}
