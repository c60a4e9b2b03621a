/// The files that pages load: modules, components, styles, pictures. Each is served under a name
/// that holds a hash of its content, so that browsers may keep it for ever.
@NullMarked
package hubbub.web.assets;

import org.jspecify.annotations.NullMarked;
