package com.example;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktfhuggingfacespaces.ArgillaSpace;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpacesProvider;
import io.github.cdktfhuggingfacespaces.ProviderSource;
import io.github.cdktfhuggingfacespaces.SpaceBucket;
import io.github.cdktfhuggingfacespaces.SpaceSecret;
import io.github.cdktfhuggingfacespaces.SpaceStorage;

/** Argilla, with a bucket that keeps its data across restarts. export TF_VAR_ARGILLA_PASSWORD=… */
public final class ArgillaWithBucket {
  public static void main(String[] args) {
    App app = new App();
    TerraformStack stack = new TerraformStack(app, "argilla");
    HuggingFaceSpacesProvider.Builder.create(stack, "huggingface")
        .providerSource(ProviderSource.BUNDLED)
        .build();

    SpaceBucket data = SpaceBucket.Builder.create(stack, "data").name("argilla-data").build();
    ArgillaSpace argilla =
        ArgillaSpace.Builder.create(stack, "argilla")
            .name("argilla")
            .storage(SpaceStorage.bucket(data))
            .ownerName("owner")
            .ownerPassword(SpaceSecret.fromEnvironment("ARGILLA_PASSWORD"))
            .build();
    TerraformOutput.Builder.create(stack, "api_url").value(argilla.getApiUrl()).build();

    app.synth();
  }
}
