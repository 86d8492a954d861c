/** Runs inside the page: one triangle over the canvas, strip by strip so that the software renderer never times out. */
globalThis.renderStill = (order) => {
  const canvas = document.createElement('canvas')
  canvas.width = order.width
  canvas.height = order.height
  const gl = canvas.getContext('webgl2', {
    preserveDrawingBuffer: true,
    premultipliedAlpha: false,
    antialias: false,
  })
  if (!gl) throw new Error('WebGL2 is missing')
  const program = gl.createProgram()
  const compile = (type, text) => {
    const shader = gl.createShader(type)
    if (!shader) throw new Error('no shader')
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS))
      throw new Error(gl.getShaderInfoLog(shader) ?? 'shader')
    gl.attachShader(program, shader)
  }
  compile(gl.VERTEX_SHADER, '#version 300 es\nin vec2 a;void main(){gl_Position=vec4(a,0,1);}')
  compile(gl.FRAGMENT_SHADER, order.source)
  gl.bindAttribLocation(program, 0, 'a')
  gl.linkProgram(program)
  gl.useProgram(program)
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer())
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW)
  gl.enableVertexAttribArray(0)
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0)
  const uniform = (name) => gl.getUniformLocation(program, name)
  gl.uniform2f(uniform('R'), order.width, order.height)
  gl.uniform1f(uniform('F'), order.field)
  gl.uniform1i(uniform('L'), order.layer)
  gl.uniform1f(uniform('K'), order.variant)
  gl.enable(gl.SCISSOR_TEST)
  for (let y = 0; y < order.height; y += 64) {
    gl.scissor(0, y, order.width, 64)
    gl.drawArrays(gl.TRIANGLES, 0, 3)
    gl.finish()
  }
  const bytes = new Uint8Array(order.width * order.height * 4)
  gl.readPixels(0, 0, order.width, order.height, gl.RGBA, gl.UNSIGNED_BYTE, bytes)
  let text = ''
  for (let at = 0; at < bytes.length; at += 32768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32768))
  return btoa(text)
}
