package com.example;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpace;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpacesProvider;
import io.github.cdktfhuggingfacespaces.ProviderSource;
import io.github.cdktfhuggingfacespaces.SpaceSdk;
import io.github.cdktfhuggingfacespaces.SpaceSource;
import io.github.cdktfhuggingfacespaces.ZenMLSpace;
import java.util.List;
import java.util.Map;

/** A server in one stack and a page that links to it in another: cdktf deploy platform pages */
public final class TwoStacks {
  public static void main(String[] args) {
    App app = new App();
    TerraformStack platform = new TerraformStack(app, "platform");
    TerraformStack pages = new TerraformStack(app, "pages");
    for (TerraformStack stack : List.of(platform, pages)) {
      HuggingFaceSpacesProvider.Builder.create(stack, "huggingface")
          .providerSource(ProviderSource.BUNDLED)
          .build();
    }

    ZenMLSpace zenml = ZenMLSpace.Builder.create(platform, "zenml").name("zenml-server").build();
    HuggingFaceSpace page =
        HuggingFaceSpace.Builder.create(pages, "page")
            .name("links")
            .sdk(SpaceSdk.STATIC)
            .source(SpaceSource.fromInline(Map.of("index.html", "<h1>Our platform</h1>")))
            .env(Map.of("ZENML_URL", zenml.getUrl()))
            .build();
    TerraformOutput.Builder.create(pages, "page_url").value(page.getPageUrl()).build();

    app.synth();
  }
}
