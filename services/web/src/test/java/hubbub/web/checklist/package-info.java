/// Tests of the check-list.
@org.jspecify.annotations.NullMarked
package hubbub.web.checklist;
