import { isLoopback } from "../../../runtime/hub/loopback";

test.each([
  "http://localhost:7860",
  "http://127.0.0.1",
  "http://127.12.0.255:80/path",
  "http://[::1]:7860",
  "http://hub.localhost",
])("%s is on this machine, and asked without a proxy", (url) => expect(isLoopback(new URL(url))).toBe(true));

test.each([
  "https://huggingface.co",
  "http://localhost.example.com",
  "http://mylocalhost",
  "http://127.0.0.1.example.com",
  "http://12.127.0.0",
  "http://[::11]",
])("%s is not", (url) => expect(isLoopback(new URL(url))).toBe(false));
