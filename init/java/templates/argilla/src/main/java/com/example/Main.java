package com.example;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktfhuggingfacespaces.ArgillaSpace;
import io.github.cdktfhuggingfacespaces.Duration;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpacesProvider;
import io.github.cdktfhuggingfacespaces.ProviderSource;
import io.github.cdktfhuggingfacespaces.SpaceBucket;
import io.github.cdktfhuggingfacespaces.SpaceStorage;
import io.github.cdktfhuggingfacespaces.WaitUntilRunningOptions;

public final class Main {
  public static void main(String[] args) {
    App app = new App();
    TerraformStack stack = new TerraformStack(app, "{{name}}");
    HuggingFaceSpacesProvider.Builder.create(stack, "huggingface")
        .providerSource(ProviderSource.BUNDLED)
        .build();

    SpaceBucket data = SpaceBucket.Builder.create(stack, "data").name("argilla-data").build();
    ArgillaSpace argilla =
        ArgillaSpace.Builder.create(stack, "argilla")
            .name("argilla")
            .storage(SpaceStorage.bucket(data)) // outlives a restart
            .build();
    argilla.waitUntilRunning(
        WaitUntilRunningOptions.builder().timeout(Duration.minutes(15)).build());
    TerraformOutput.Builder.create(stack, "url").value(argilla.getUrl()).build();

    app.synth();
  }
}
