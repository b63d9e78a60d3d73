package dev.breakwater.eventstore;

/** What happens in the ledger, a room made for the tests of the store. */
public sealed interface LedgerEvent {
    String ledger();

    record EntryNoted(String ledger, int number, String note) implements LedgerEvent {}

    record LedgerClosed(String ledger) implements LedgerEvent {}
}
