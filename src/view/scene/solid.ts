/** Buildings, masts and railways: one mesh with depth, drawn after the ground. */
import { BufferAttribute, BufferGeometry, Mesh, Sphere } from 'three';
import type { SolidMesh } from './geometry/solids.ts';
import { PAINTS } from './paint.ts';
import { materialOf, RENDER_ORDER, type ScenePart, type Shader, type SharedUniforms } from './shared.ts';

const VERTEX = `
in vec3 look;
uniform float uPixel;
uniform vec3 uPalette[${PAINTS}];
out vec3 vColour;
void main() {
  gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
  if (look.z > 0.0 && gl_Position.w * uPixel > look.z) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
  vColour = uPalette[int(look.x)] * look.y;
}`;
const FRAGMENT = `
in vec3 vColour;
out vec4 colour;
void main() { colour = vec4(vColour, 1.0); }`;

export const SOLID_SHADER: Shader = {
  vertexShader: VERTEX,
  fragmentShader: FRAGMENT,
  hasPosition: true,
  hasDepth: true,
};

export function solidPart(mesh: SolidMesh, shared: SharedUniforms): ScenePart {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(mesh.position, 3));
  geometry.setAttribute('look', new BufferAttribute(mesh.look, 3));
  geometry.setIndex(new BufferAttribute(mesh.indices, 1));
  // Drawn always and in a set order: three need not look through all vertices for what it would cull and sort by.
  geometry.boundingSphere = new Sphere();
  const material = materialOf(SOLID_SHADER, { ...shared });
  const object = new Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = RENDER_ORDER.solids;
  return {
    object,
    // Its colours are the shared palette's.
    setTheme: () => undefined,
    dispose: () => {
      geometry.dispose();
      material.dispose();
    },
  };
}
