/// What a run is: channels listened to from start to stop, gaps, connected time; and the desk that
/// owns all of it. Knows no platform and no database.
@NullMarked
package hubbub.connectors.domain;

import org.jspecify.annotations.NullMarked;
