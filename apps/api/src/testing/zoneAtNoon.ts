/** A time zone in which it is about noon now: no day begins and none ends while a test runs, whenever that is. */
export function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  // Its names count towards the west.
  return ahead === 0 ? "Etc/GMT" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}
