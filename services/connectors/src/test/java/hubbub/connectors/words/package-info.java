/// What words mean, and how fast many are looked for.
@NullMarked
package hubbub.connectors.words;

import org.jspecify.annotations.NullMarked;
