// Starts the builder: it is appended to wasm-bindgen's glue, whose functions it calls (`trim` in
// xtask/src/build.rs). Where it can't start, what embed.html says stays.

const response = await fetch(new URL('builder.wasm', import.meta.url));
// Some hosts don't know the type.
const compiled = response.headers.get('content-type') == 'application/wasm'
  ? await WebAssembly.compileStreaming(response)
  : await WebAssembly.compile(await response.arrayBuffer());
__wbg_finalize_init(await WebAssembly.instantiate(compiled, __wbg_get_imports()), compiled);
show(document.querySelector('#builder'));
