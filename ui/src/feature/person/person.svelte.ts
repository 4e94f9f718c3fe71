/* The person beside the list. Each field is saved when it is left; all edits of one visit are one batch. */
import {
  call,
  onDataChanged,
  type FieldView,
  type HistoryEntry,
  type PersonView,
  type RecordView,
  type Written,
} from "$lib/ipc";
import { t } from "$lib/i18n";
import { fullName } from "$lib/person";
import { attempt, done, session } from "$lib/session";

type Json = RecordView["fields"][string];

export class OpenPerson {
  view = $state.raw<PersonView>();
  fields = $state.raw<readonly FieldView[]>([]);
  history = $state.raw<readonly HistoryEntry[]>([]);
  /** Fields that the core kept as typed in this visit. */
  kept = $state.raw<readonly string[]>([]);
  #visit: number | null = null;

  constructor(readonly id: string) {}

  begin(): () => void {
    void this.read();
    return onDataChanged(
      ["person", "phone", "email", "address", "household", "household_place", "tag", "tagging", "own_field"],
      () => void this.read(),
    );
  }

  async read(): Promise<void> {
    const all = await attempt(
      Promise.all([
        call("person_show", { id: this.id }),
        call("field_list", { kind: "person" }),
        call("record_history", { id: this.id }),
      ]),
    );
    if (!all) return session.show(undefined);
    [this.view, this.fields, this.history] = all;
    if (this.view.deleted) session.show(undefined);
  }

  get name(): string {
    return (this.view && fullName(this.view.summary)) || t("person-nameless");
  }

  value(name: string): Json | undefined {
    const fields: RecordView["fields"] = this.view?.record.fields ?? {};
    return fields[name];
  }

  /** Says one field of the person, or of a record that is theirs. */
  async save(name: string, value: Json, record = this.id): Promise<void> {
    const written = await attempt(call("record_edit", { id: record, fields: { [name]: value }, visit: this.#visit }));
    if (written) await this.#wrote(written);
  }

  async add(kind: string, fields: RecordView["fields"]): Promise<void> {
    const written = await attempt(call("record_create", { kind, of: [this.id], fields, visit: this.#visit }));
    if (written) await this.#wrote(written);
  }

  async remove(part: RecordView, text: string): Promise<void> {
    const written = await attempt(call("record_delete", { ids: [part.id], visit: null }));
    if (!written) return;
    done(t("part-removed", { value: text }), written.batch);
    await this.read();
  }

  async tag(tag: string, on: boolean): Promise<void> {
    const written = await attempt(call("person_tag", { people: [this.id], tag, on, visit: this.#visit }));
    if (written) await this.#wrote(written);
  }

  async move(household: string | null, name: string | null): Promise<void> {
    const input = { people: [this.id], household, new_household: name, visit: this.#visit };
    const written = await attempt(call("person_move_to_household", input));
    if (written) await this.#wrote(written);
  }

  async delete(): Promise<void> {
    const name = this.name;
    const written = await attempt(call("record_delete", { ids: [this.id], visit: null }));
    if (!written) return;
    session.show(undefined);
    done(t("person-deleted", { name }), written.batch);
  }

  async #wrote(written: Written): Promise<void> {
    if (written.batch !== 0) this.#visit = written.batch;
    this.kept = [...new Set([...this.kept, ...written.kept])];
    await this.read();
  }
}
