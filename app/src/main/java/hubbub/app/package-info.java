/// The program: `Main` reads the command line, `Product` lists the services, `House` joins them.
///
/// Whatever is chosen once for the whole process is chosen here: the settings, the data folder, the
/// storage, the bus, the door. No service may see this package, and it sees every one of them.
@NullMarked
package hubbub.app;

import org.jspecify.annotations.NullMarked;
