export { createOpenAiModel, type OpenAiModel, type OpenAiModelOptions } from "./createOpenAiModel.ts";
export type { AudioToTranscribe } from "./transcribe.ts";
