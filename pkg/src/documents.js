// What people read, and nobody needs to judge: loaded when it is first asked for.

export const documents = {
  rules: () => import('./rules.js'),
  pages: () => import('./pages.js'),
  schema: () => import('./schema.js'),
};
