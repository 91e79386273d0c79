String preview = System.getenv("PREVIEW"); // "pr-12", or null for what main deploys
HuggingFaceSpace.Builder.create(this, "app")
        .name(preview == null ? "app" : "app-" + preview)
        .sdk(SpaceSdk.GRADIO)
        .source(SpaceSource.fromDirectory("examples/typescript/app"))
        .waitUntilRunning(true)
        .build();
