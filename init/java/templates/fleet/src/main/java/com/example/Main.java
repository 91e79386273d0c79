package com.example;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktfhuggingfacespaces.Duration;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpacesProvider;
import io.github.cdktfhuggingfacespaces.PartialSpaceProps;
import io.github.cdktfhuggingfacespaces.ProviderSource;
import io.github.cdktfhuggingfacespaces.SpaceFleet;
import io.github.cdktfhuggingfacespaces.SpaceHardware;
import io.github.cdktfhuggingfacespaces.SpaceSecret;
import io.github.cdktfhuggingfacespaces.SpaceTemplate;
import io.github.cdktfhuggingfacespaces.StackCost;
import java.util.Map;

public final class Main {
  public static void main(String[] args) {
    App app = new App();
    TerraformStack stack = new TerraformStack(app, "{{name}}");
    HuggingFaceSpacesProvider.Builder.create(stack, "huggingface")
        .providerSource(ProviderSource.BUNDLED)
        .build();

    SpaceFleet labs =
        SpaceFleet.Builder.create(stack, "labs")
            .namePrefix("lab-")
            .defaults(
                PartialSpaceProps.builder()
                    .template(SpaceTemplate.JUPYTERLAB)
                    .hardware(SpaceHardware.CPU_UPGRADE)
                    .sleepTime(Duration.hours(1))
                    .secrets(Map.of("JUPYTER_TOKEN", SpaceSecret.fromEnvironment("JUPYTER_TOKEN")))
                    .build())
            .build();
    labs.addSpace("vision", PartialSpaceProps.builder().hardware(SpaceHardware.T4_SMALL).build());
    labs.addSpace("text");
    TerraformOutput.Builder.create(stack, "urls").value(labs.getUrls()).build();
    StackCost.Builder.create(stack, "cost").monthlyLimitUsd(500).build();

    app.synth();
  }
}
