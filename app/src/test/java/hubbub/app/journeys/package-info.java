/// Journeys through the whole product: real processes, real files, real signals.
@NullMarked
package hubbub.app.journeys;

import org.jspecify.annotations.NullMarked;
