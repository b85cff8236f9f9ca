export { seedDemo, type SeedDemoInput, type SeedDemoResult } from "./seed/seedDemo.ts";
export { type DemoWorld, type FileStore, type ProviderRecord, SECOND_STORE_PHONE } from "./world.ts";
