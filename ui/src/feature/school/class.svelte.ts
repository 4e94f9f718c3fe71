/* The class that is open, and what a teacher does with it. */
import { call, type ClassView, type Pupil } from "$lib/ipc";
import { t, words } from "$lib/i18n";
import { fullName, phoneText } from "$lib/person";
import { OpenRecord } from "$lib/record";
import { attempt, done, session } from "$lib/session";
import { schools, WATCHED } from "./schools.svelte";

export class OpenClass extends OpenRecord {
  view = $state.raw<ClassView>();

  constructor(id: string) {
    super(id, "class");
  }

  protected override get watched(): readonly string[] {
    return WATCHED;
  }

  override async read(): Promise<void> {
    const view = await attempt(call("class_show", { id: this.id }));
    if (!view || view.deleted) return schools.enter(undefined);
    this.view = view;
    this.titles = new Map(view.term ? [[view.term.id, view.term.title]] : []);
    await super.read();
  }

  get people(): string[] {
    return this.view?.pupils.map(({ person }) => person.id) ?? [];
  }

  async enrol(person: string, name: string): Promise<void> {
    const fields = { status: "enrolled", from: session.state?.today ?? "" };
    const written = await attempt(
      call("record_create", { kind: "enrolment", of: [person, this.id], fields, visit: null }),
    );
    if (!written) return;
    schools.pupil = person;
    done(t("pupil-added", { name }), written.batch);
  }

  /** A pupil leaves: a state with its date, not a deletion. */
  async leave(pupil: Pupil): Promise<void> {
    const fields = { status: "left", to: session.state?.today ?? "" };
    const written = await attempt(call("record_edit", { id: pupil.enrolment, fields, visit: null }));
    if (!written) return;
    schools.pupil = undefined;
    done(t("pupil-left", { name: fullName(pupil.person) }), written.batch);
  }
}

/** "mother" in the language of the interface, or a word of one's own. */
export const relationText = (relation: string): string =>
  words.find(`choice-guardianship-relation-${relation}`) ?? relation;

/** A number as its owner writes it, where that is known; in groups. */
export function numberShown({ guardians, emergency }: Pupil, number: string): string {
  const phones = [...guardians, ...emergency].flatMap(({ person }) => person.phones);
  return phoneText(phones.find(({ e164 }) => e164 === number) ?? { typed: number, e164: number });
}

/** Short lines for a chat: each child, and whom to call in which order. */
export function phonesMessage(title: string, pupils: readonly Pupil[]): string {
  const lines = pupils.map(({ person, call }) => {
    const adults = call.map(({ person, relation, number }) =>
      [person.title, relation && `(${relationText(relation)})`, phoneText({ typed: number, e164: number })]
        .filter(Boolean)
        .join(" "),
    );
    return `*${fullName(person)}*\n${adults.join("\n") || t("pupil-no-phone")}`;
  });
  return [`*${title}*`, ...lines].join("\n\n");
}
