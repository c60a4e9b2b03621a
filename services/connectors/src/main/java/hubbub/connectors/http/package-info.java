/// Runs and captures over HTTP.
@NullMarked
package hubbub.connectors.http;

import org.jspecify.annotations.NullMarked;
