export default function Landing() {
  return <h1>Paniere</h1>;
}
