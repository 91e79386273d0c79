import gradio as gr


def greet(name: str) -> str:
    return f"Hello, {name or 'world'}!"


gr.Interface(fn=greet, inputs="text", outputs="text").launch()
