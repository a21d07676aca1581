// What people read, as part of the JavaScript: for where nothing can be loaded.

import * as pages from './pages.js';
import * as rules from './rules.js';
import * as schema from './schema.js';

export const documents = { rules: async () => rules, pages: async () => pages, schema: async () => schema };
