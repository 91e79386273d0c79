package com.example;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktfhuggingfacespaces.Duration;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpace;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpacesProvider;
import io.github.cdktfhuggingfacespaces.ProviderSource;
import io.github.cdktfhuggingfacespaces.SpaceSdk;
import io.github.cdktfhuggingfacespaces.SpaceSource;
import io.github.cdktfhuggingfacespaces.WaitUntilRunningOptions;

/** An application of one's own, from the folder app/: a change of its files is one commit. */
public final class OwnApp {
  public static void main(String[] args) {
    App app = new App();
    TerraformStack stack = new TerraformStack(app, "own-app");
    HuggingFaceSpacesProvider.Builder.create(stack, "huggingface")
        .providerSource(ProviderSource.BUNDLED)
        .build();

    HuggingFaceSpace greeter =
        HuggingFaceSpace.Builder.create(stack, "greeter")
            .name("greeter")
            .sdk(SpaceSdk.GRADIO)
            .source(SpaceSource.fromDirectory("app"))
            .shortDescription("Says hello")
            .build();
    greeter.waitUntilRunning(
        WaitUntilRunningOptions.builder().timeout(Duration.minutes(15)).build());
    TerraformOutput.Builder.create(stack, "url").value(greeter.getUrl()).build();
    TerraformOutput.Builder.create(stack, "commit").value(greeter.getSha()).build();

    app.synth();
  }
}
