/* The person beside the list. */
import { call, type FieldView, type PersonView } from "$lib/ipc";
import { t } from "$lib/i18n";
import { fullName } from "$lib/person";
import { OpenRecord, problemOf } from "$lib/record";
import { attempt, done, session } from "$lib/session";

export class OpenPerson extends OpenRecord {
  view = $state.raw<PersonView>();

  constructor(id: string) {
    super(id, "person");
  }

  protected override get watched(): readonly string[] {
    const parts = ["phone", "email", "address", "household", "household_place", "tag", "tagging", "own_field"];
    return [...super.watched, ...parts];
  }

  override async read(): Promise<void> {
    const view = await attempt(call("person_show", { id: this.id }));
    if (!view || view.deleted) return session.show(undefined);
    [this.view, this.parts] = [view, view.parts];
    await super.read();
  }

  get name(): string {
    return (this.view && fullName(this.view.summary)) || t("person-nameless");
  }

  override textOf(field: FieldView): string {
    const text = super.textOf(field);
    const age = this.view?.summary.age;
    const born = field.field === "person.birth_date" && !problemOf(field, this.value("birth_date"));
    return born && age != null ? t("born-age", { born: text, age }) : text;
  }

  async tag(tag: string, on: boolean): Promise<void> {
    await this.wrote(attempt(call("person_tag", { people: [this.id], tag, on, visit: this.visit })));
  }

  async move(household: string | null, name: string | null): Promise<void> {
    const input = { people: [this.id], household, new_household: name, visit: this.visit };
    await this.wrote(attempt(call("person_move_to_household", input)));
  }

  async delete(): Promise<void> {
    const name = this.name;
    const written = await attempt(call("record_delete", { ids: [this.id], visit: null }));
    if (!written) return;
    session.show(undefined);
    done(t("person-deleted", { name }), written.batch);
  }
}
