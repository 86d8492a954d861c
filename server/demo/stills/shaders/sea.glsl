// 0 sky (K 0 sun above, 1 after sunset, 2 night), 1 sea (same), 2 pier, 3 figure (K 1 lit by the sun)
vec4 scene(vec2 uv){float hz=.12;vec2 sun=vec2(-.10,K<.5?.185:.08);float dusk=clamp(K,0.,1.),nt=clamp(K-1.,0.,1.);
 if(L==0){vec3 c=mix(mix(vec3(.78,.34,.20),vec3(.42,.15,.16),dusk),vec3(.055,.075,.17),ss(hz,.62,uv.y));c=mix(c,vec3(.020,.028,.075),ss(.5,1.,uv.y));
  float cl=fbm(vec2(uv.x*2.2+1.,uv.y*11.));c=mix(c,mix(vec3(.16,.09,.14),vec3(.07,.04,.09),dusk),ss(.48,.75,cl)*ss(.75,.2,uv.y)*.85);
  c*=mix(1.,.62,dusk);vec3 night=mix(vec3(.028,.036,.075),vec3(.006,.010,.030),ss(hz,.8,uv.y));
  vec2 si=floor(uv*150.);float star=step(.988,h1(si))*ss(.45,.1,length(fract(uv*150.)-.5))*ss(hz+.05,.5,uv.y);night+=vec3(.8,.85,1.)*star*(.15+.8*h1(si+3.));
  c=mix(c,night,nt);
  if(K<.5){c+=vec3(1.7,.75,.30)*ss(.062,.058,length(uv-sun));c+=vec3(1.,.40,.16)*.35*exp(-length(uv-sun)*7.);}
  else c+=vec3(1.,.40,.16)*.30*(1.-nt)*exp(-length((uv-sun)*vec2(.8,1.6))*5.);
  // a ship's light on the line
  c+=vec3(1.,.8,.5)*(.9*exp(-dot(uv-vec2(.33,hz+.006),uv-vec2(.33,hz+.006))*90000.))*max(dusk*.8,nt);
  return vec4(c,1);}
 if(L==1){float z=.10/(hz-uv.y+.004);float x=uv.x*z;float w=fbm(vec2(x*9.,z*13.))*.6+fbm(vec2(x*30.+4.,z*34.))*.4;float sl=fbm(vec2(x*9.+.12,z*13.+.05))*.6+fbm(vec2(x*30.+4.1,z*34.+.1))*.4-w;
  vec3 top=mix(vec3(.42,.20,.15),vec3(.20,.085,.10),dusk);top=mix(top,vec3(.020,.028,.055),nt);
  vec3 c=mix(top,mix(vec3(.012,.022,.045),vec3(.005,.009,.020),nt),ss(hz,-.25,uv.y));c*=.75+1.1*w;
  float path=exp(-pow((uv.x-sun.x)/(.05+.22*(hz-uv.y)),2.));float gl=ss(.50,.66,w+.03*n2(uv*300.));
  c+=mix(vec3(1.6,.70,.28),vec3(.35,.14,.12),dusk)*(1.-nt)*path*gl*1.3*exp((uv.y-hz)*1.1);
  c+=nt*vec3(.5,.55,.7)*.12*path*gl;c+=max(sl,0.)*vec3(.4,.3,.3)*.5*mix(1.,.3,max(dusk*.6,nt));
  return lay(c,ss(hz+.0012,hz-.0012,uv.y));}
 if(L==2){float pe=ss(.003,-.003,abs(uv.x-.16+.10*(uv.y+.2))-.02-.22*max(-.13-uv.y,0.))*step(uv.y,-.13);float zz=1./(hz-uv.y+.02);
  vec3 wood=vec3(.030,.026,.028)*(.7+.6*step(.18,fract(zz*5.)))*(.8+.5*fbm(uv*vec2(60.,8.)));
  return lay(wood,pe);}
 float f=person(uv-vec2(.125,-.185),.205);return lay(vec3(.012,.010,.014)+K*vec3(1.,.4,.15)*.3*ss(.010,.0,abs(f))*ss(-.0,-.04,uv.x-.125),fill(f));}
