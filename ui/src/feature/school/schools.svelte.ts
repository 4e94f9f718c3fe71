/* Schools: the list, and where one is in it: a school, a class, a pupil. */
import { call, onDataChanged, type SchoolSummary } from "$lib/ipc";
import { attempt } from "$lib/session";

/** Kinds whose writes change what schools and classes show. */
export const WATCHED = [
  "school",
  "term",
  "class",
  "enrolment",
  "guardianship",
  "emergency_contact",
  "collection_permission",
  "office",
  "person",
  "phone",
] as const;

/** Schools of a country, by city. */
export interface Group {
  country: string;
  schools: readonly SchoolSummary[];
}

class Schools {
  list = $state.raw<readonly SchoolSummary[]>();
  school = $state<string>();
  class = $state<string>();
  /** The pupil beside the class, by the person. */
  pupil = $state<string>();
  /** The lesson at which pupils are checked in, in the place of the class. */
  checkingIn = $state.raw<{ event: string; on: string }>();

  begin(): () => void {
    void this.read();
    return onDataChanged(WATCHED, () => void this.read());
  }

  async read(): Promise<void> {
    this.list = (await attempt(call("school_list", {}))) ?? this.list;
    if (this.school && !this.list?.some(({ id }) => id === this.school)) this.show(undefined);
    if (!this.school && this.list?.length === 1) this.show(this.list[0]?.id);
  }

  get groups(): readonly Group[] {
    const groups = new Map<string, SchoolSummary[]>();
    for (const school of this.list ?? []) groups.set(school.country, [...(groups.get(school.country) ?? []), school]);
    return [...groups].map(([country, schools]) => ({ country, schools }));
  }

  show(school: string | undefined): void {
    this.school = school;
    this.enter(undefined);
  }

  enter(one: string | undefined): void {
    [this.class, this.pupil, this.checkingIn] = [one, undefined, undefined];
  }

  /** One step back: the pupil, then the class. */
  back(): void {
    if (this.checkingIn) this.checkingIn = undefined;
    else if (this.pupil) this.pupil = undefined;
    else if (this.class) this.enter(undefined);
  }
}

export const schools = new Schools();
