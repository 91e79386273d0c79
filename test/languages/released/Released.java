package com.example;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktfhuggingfacespaces.ChatUiSpace;
import io.github.cdktfhuggingfacespaces.Duration;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpacesProvider;
import io.github.cdktfhuggingfacespaces.PartialSpaceProps;
import io.github.cdktfhuggingfacespaces.SpaceFleet;
import io.github.cdktfhuggingfacespaces.SpaceHardware;
import io.github.cdktfhuggingfacespaces.SpaceSecret;
import io.github.cdktfhuggingfacespaces.SpaceTemplate;
import io.github.cdktfhuggingfacespaces.bindings.Space;
import java.util.Map;

public final class Released {
  public static void main(String[] args) {
    App app = new App();
    TerraformStack stack = new TerraformStack(app, "released");
    new HuggingFaceSpacesProvider(stack, "huggingface");

    ChatUiSpace chat =
        ChatUiSpace.Builder.create(stack, "chat")
            .name("chat")
            .hardware(SpaceHardware.A10_G_SMALL)
            .sleepTime(Duration.hours(1))
            .modelParameters(
                Map.of("temperature", 0.2, "top_p", 0.9, "top_k", 5, "max_new_tokens", 100))
            .databaseUrl(SpaceSecret.fromEnvironment("CHAT_DATABASE"))
            .build();
    ((Space) chat.getNode().getDefaultChild()).setHardware("a10g-large");
    PartialSpaceProps nothing = PartialSpaceProps.builder().build();
    SpaceFleet.Builder.create(stack, "labs")
        .defaults(
            PartialSpaceProps.builder()
                .template(SpaceTemplate.JUPYTERLAB)
                .env(Map.of("TEAM", "research", "LEVEL", "1", "CORPUS", "news"))
                .secrets(Map.of("JUPYTER_TOKEN", SpaceSecret.fromEnvironment("LAB_TOKEN")))
                .build())
        .spaces(Map.of("vision", nothing, "text", nothing, "audio", nothing, "speech", nothing))
        .build();

    app.synth();
  }
}
