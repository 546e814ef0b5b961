// For an address that leads nowhere.
export function NotFound() {
  return (
    <section class="note">
      <h1>No such page</h1>
      <p>
        Nothing is kept at this address. <a href="/events">All events</a>
      </p>
    </section>
  )
}
