/** One of five quiet tints that follows from the id, so that the same thing has it everywhere. From its end: ids begin with
    the time, and what came together would be of one colour. */
export const tintOf = (id: string): number => 1 + ((parseInt(id.slice(-4), 16) || 0) % 5);
