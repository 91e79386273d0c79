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

public final class Main {
  public static void main(String[] args) {
    App app = new App();
    TerraformStack stack = new TerraformStack(app, "{{name}}");
    HuggingFaceSpacesProvider.Builder.create(stack, "huggingface")
        .providerSource(ProviderSource.BUNDLED)
        .build();

    HuggingFaceSpace greeter =
        HuggingFaceSpace.Builder.create(stack, "greeter")
            .name("greeter")
            .sdk(SpaceSdk.GRADIO)
            .source(SpaceSource.fromDirectory("app")) // a change of its files is one commit
            .build();
    greeter.waitUntilRunning(
        WaitUntilRunningOptions.builder().timeout(Duration.minutes(15)).build());
    TerraformOutput.Builder.create(stack, "url").value(greeter.getUrl()).build();

    app.synth();
  }
}
