// Atoms on the screen: with three.js where there is WebGL, otherwise as shaded discs on a plain canvas.
//
// scene: {positions: 3N, species, radius, sticks: [{from, to, radius}], reach, turn: THREE.Quaternion}; lengths in one
// unit, about the centre. Colours of species after Okabe and Ito.
const atomColours = ['#56B4E9', '#E69F00', '#009E73', '#CC79A7', '#F0E442', '#D55E00'];

function webglPainter(canvas) {
  const renderer = new THREE.WebGLRenderer({canvas, antialias: true, alpha: true, preserveDrawingBuffer: true});
  renderer.setPixelRatio(Math.min(2, devicePixelRatio || 1));
  const scene = new THREE.Scene(), camera = new THREE.PerspectiveCamera(28, 1, 0.1, 1000), group = new THREE.Group();
  const lamp = new THREE.DirectionalLight(0xffffff, 0.75);
  lamp.position.set(-0.6, 1, 1.2);
  scene.add(group, new THREE.HemisphereLight(0xffffff, 0x8a8f98, 0.62), lamp);
  const ball = new THREE.SphereBufferGeometry(1, 40, 28), stick = new THREE.CylinderBufferGeometry(1, 1, 1, 16);
  const paints =
      atomColours.map(colour => new THREE.MeshPhongMaterial({color: colour, shininess: 45, specular: 0x333333}));
  const grey = new THREE.MeshPhongMaterial({color: 0xb9bec4, shininess: 20});
  const balls = [], bars = [];
  const upward = new THREE.Vector3(0, 1, 0);

  function pool(list, count, make) {
    while (list.length < count) {
      list.push(make());
      group.add(list[list.length - 1]);
    }
    list.forEach((one, k) => {
      one.visible = k < count;
    });
  }

  function draw(given, width, height) {
    const {positions, species, radius, sticks, reach, turn} = given, atoms = species.length;
    const at = i => new THREE.Vector3(positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]);
    pool(balls, atoms, () => new THREE.Mesh(ball, paints[0]));
    pool(bars, sticks.length, () => new THREE.Mesh(stick, grey));
    for (let i = 0; i < atoms; ++i) {
      balls[i].material = paints[species[i] % paints.length];
      balls[i].position.copy(at(i));
      balls[i].scale.setScalar(radius);
    }
    sticks.forEach(({from, to, radius: thick}, k) => {
      const a = new THREE.Vector3(...from), along = new THREE.Vector3(...to).sub(a);
      bars[k].position.copy(a).addScaledVector(along, 0.5);
      bars[k].scale.set(thick, along.length(), thick);
      bars[k].quaternion.setFromUnitVectors(upward, along.normalize());
    });
    group.quaternion.copy(turn);
    renderer.setSize(width, height, false);
    camera.aspect = width / height;
    camera.position.z = reach / Math.sin(14 * Math.PI / 180) / Math.min(1, camera.aspect);
    camera.far = 4 * camera.position.z;
    camera.updateProjectionMatrix();
    renderer.render(scene, camera);
  }
  return {kind: 'webgl', draw};
}

function planePainter(canvas) {
  const brush = canvas.getContext('2d');
  function draw({positions, species, radius, sticks, reach, turn}, width, height) {
    const ratio = devicePixelRatio || 1, scale = 0.46 * Math.min(width, height) / reach;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    brush.setTransform(ratio, 0, 0, ratio, width / 2 * ratio, height / 2 * ratio);
    const at = species.map((_, i) => new THREE.Vector3(...positions.slice(3 * i, 3 * i + 3)).applyQuaternion(turn));
    const things = [
      ...at.map((place, i) => ({z: place.z, place, i})),
      ...sticks.map(({from, to, radius: thick}) => {
        const [a, b] = [from, to].map(end => new THREE.Vector3(...end).applyQuaternion(turn));
        return {z: (a.z + b.z) / 2, from: a, to: b, thick};
      })
    ].sort((a, b) => a.z - b.z);
    for (const thing of things) {
      brush.beginPath();
      if (thing.from) {
        brush.moveTo(thing.from.x * scale, -thing.from.y * scale);
        brush.lineTo(thing.to.x * scale, -thing.to.y * scale);
        brush.lineWidth = 2 * thing.thick * scale;
        brush.strokeStyle = '#9aa0a6';
        brush.stroke();
        continue;
      }
      const x = thing.place.x * scale, y = -thing.place.y * scale, r = radius * scale;
      const shade = brush.createRadialGradient(x - r / 3, y - r / 3, r / 8, x, y, r);
      shade.addColorStop(0, '#fff');
      shade.addColorStop(0.35, atomColours[species[thing.i] % atomColours.length]);
      shade.addColorStop(1, '#1d3a4d');
      brush.arc(x, y, r, 0, 2 * Math.PI);
      brush.fillStyle = shade;
      brush.fill();
    }
  }
  return {kind: 'plane', draw};
}

// The painter this browser is able to run; made once, so that there is one WebGL context.
function makePainter(holder) {
  const fresh = () => {
    const canvas = element('canvas', {'aria-hidden': 'true'});
    holder.replaceChildren(canvas);
    return canvas;
  };
  const trial = document.createElement('canvas');
  const able = window.WebGLRenderingContext && trial.getContext('webgl', {failIfMajorPerformanceCaveat: false});
  if (able) {
    // The trial's context is given back: some browsers count them.
    const lose = able.getExtension('WEBGL_lose_context');
    if (lose) lose.loseContext();
    try {
      return webglPainter(fresh());
    } catch (refused) { /* the plain canvas then */
    }
  }
  return planePainter(fresh());
}
