/// Who signs in, which channels of our own there are, and who may what in them. Facts tell how
/// something stands now; their `change` grows by one with each change of accounts, so an older one
/// is known and let go.
@NullMarked
package hubbub.contracts.accounts;

import org.jspecify.annotations.NullMarked;
