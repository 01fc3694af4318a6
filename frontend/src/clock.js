// Clock times as the service writes them: 24 hours, in Wales, whatever the machine on the wall believes.
const long = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const short = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

let ahead = 0;

/** The server's clock is the one that counts: remember by how much ours differs. */
export function setBy(dateHeader) {
  const said = Date.parse(dateHeader ?? "");
  if (!Number.isNaN(said)) ahead = said - Date.now();
}

export const now = () => new Date(Date.now() + ahead);
export const withSeconds = (instant) => long.format(instant);
export const toTheMinute = (instant) => short.format(instant);
