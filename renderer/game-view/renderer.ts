/** What the game view asks of Phaser's renderer beyond its configuration. */
import * as Phaser from 'phaser';

/** True where this machine can draw the games at all. Phaser itself would fail without a word. */
export function webglWorks(): boolean {
  const context = document.createElement('canvas').getContext('webgl');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** The name of the graphics card, or of the program that stands in for one. */
export function rendererName(game: Phaser.Game): string {
  if (!(game.renderer instanceof Phaser.Renderer.WebGL.WebGLRenderer)) return '';
  const { gl } = game.renderer;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = info === null ? undefined : gl.getParameter(info.UNMASKED_RENDERER_WEBGL);
  return typeof name === 'string' ? name : '';
}

/**
 * Replaces Phaser's choice of seven ways to tint by the only one that the games use, to multiply: without a graphics
 * card the choice costs more than the picture.
 */
export function tintByMultiplying(game: Phaser.Game): void {
  if (!(game.renderer instanceof Phaser.Renderer.WebGL.WebGLRenderer)) return;
  const node = game.renderer.renderNodes.getNode('BatchHandlerQuad');
  if (!(node instanceof Phaser.Renderer.WebGL.RenderNodes.BatchHandlerQuad)) return;
  const [tint] = node.programManager.getAdditionsByTag('TINT');
  if (tint === undefined) return;
  node.programManager.replaceAddition(tint.name, {
    name: tint.name,
    tags: ['TINT'],
    additions: {
      fragmentHeader: '',
      fragmentProcess: 'fragColor *= vec4(outTint.bgr * outTint.a, outTint.a);',
    },
  });
}
