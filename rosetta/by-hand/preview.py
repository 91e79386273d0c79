preview = os.environ.get("PREVIEW")  # "pr-12", or None for what main deploys
HuggingFaceSpace(self, "app",
    name=f"app-{preview}" if preview else "app",
    sdk=SpaceSdk.GRADIO,
    source=SpaceSource.from_directory("examples/typescript/app"),
    wait_until_running=True
)
