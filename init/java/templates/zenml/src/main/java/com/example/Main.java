package com.example;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktfhuggingfacespaces.Duration;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpacesProvider;
import io.github.cdktfhuggingfacespaces.ProviderSource;
import io.github.cdktfhuggingfacespaces.SpaceHardware;
import io.github.cdktfhuggingfacespaces.SpaceSecret;
import io.github.cdktfhuggingfacespaces.WaitUntilRunningOptions;
import io.github.cdktfhuggingfacespaces.ZenMLSpace;

public final class Main {
  public static void main(String[] args) {
    App app = new App();
    TerraformStack stack = new TerraformStack(app, "{{name}}");
    HuggingFaceSpacesProvider.Builder.create(stack, "huggingface")
        .providerSource(ProviderSource.BUNDLED)
        .build();

    ZenMLSpace zenml =
        ZenMLSpace.Builder.create(stack, "zenml")
            .name("zenml-server")
            .hardware(SpaceHardware.CPU_UPGRADE)
            .sleepTime(Duration.NEVER)
            .storeUrl(SpaceSecret.fromEnvironment("ZENML_STORE_URL"))
            .userPassword(SpaceSecret.fromEnvironment("ZENML_PASSWORD"))
            .deletionProtection(false) // true once others rely on it
            .build();
    zenml.waitUntilRunning(
        WaitUntilRunningOptions.builder().timeout(Duration.minutes(15)).build());
    TerraformOutput.Builder.create(stack, "url").value(zenml.getUrl()).build();
    TerraformOutput.Builder.create(stack, "connect").value(zenml.getConnectCommand()).build();

    app.synth();
  }
}
