// 0 night, 1 far town (wide strip), 2 carriage, 3 drops on the glass (light only)
vec4 scene(vec2 uv){
 if(L==0){vec3 c=mix(vec3(.022,.026,.050),vec3(.008,.011,.026),ss(-.2,.8,uv.y));c+=vec3(.9,.45,.2)*.05*exp(-pow((uv.y-.10)/.16,2.));return vec4(c,1);}
 if(L==1){vec4 r=vec4(0);for(int k=0;k<3;k++){float fk=float(k);float sc=5.+fk*2.;float id=floor(uv.x*sc+fk*4.1);float top=.30-.13*fk+.26*pow(h1(vec2(id,fk+3.)),2.);vec3 b=vec3(.012,.014,.026)*(1.4-.3*fk);vec2 wc=vec2(uv.x*sc*4.,uv.y*(24.-3.*fk));float on=step(.80,h1(floor(wc)+fk*13.));vec2 wf=abs(fract(wc)-.5);float hue=h1(floor(wc)+5.);b+=on*ss(.38,.28,wf.x)*ss(.36,.24,wf.y)*(hue<.6?vec3(.75,.42,.16):hue<.9?vec3(.34,.46,.48):vec3(.8,.12,.06))*(.35+.5*h1(floor(wc)+8.));
    if(h1(vec2(id,33.))>.8)b+=vec3(1.,.06,.03)*exp(-dot(uv-vec2((id+.5-fk*4.1)/sc,top),uv-vec2((id+.5-fk*4.1)/sc,top))*30000.);
    r=over(r,b,ss(.004,-.004,uv.y-top));}return r;}
 float win=box(uv-vec2(.02,.16),vec2(.375,.515))-.045;
 if(L==3){vec3 c=vec3(0);for(int l=0;l<3;l++){float sc=l==0?11.:l==1?20.:34.;vec2 s=uv*sc+float(l)*3.7;vec2 id=floor(s);vec2 f=fract(s)-.5-.5*(vec2(h1(id),h1(id+4.))-.5);float r=.10+.24*h1(id+9.);float d=length(f*vec2(1.,.92+.3*h1(id+2.)));float on=step(l==0?.62:.45,h1(id+6.));float rim=ss(r,r*.86,d)*ss(r*.25,r*.95,d);c+=on*(vec3(.55,.62,.72)*.22*rim*ss(.3,-.5,f.y/r)+vec3(1.,.9,.75)*.50*ss(r*.26,.0,length(f-vec2(-.25,.40)*r))+vec3(.9,.5,.25)*.14*ss(r*.9,.0,d)*ss(.2,-.9,f.y/r));}
  c*=ss(.0,-.01,win);return vec4(c*.8,1);}
 // carriage: wall with rounded window, sill, seat, a passenger turned to the glass
 vec3 c=vec3(.060,.054,.046)*(.75+.3*ss(-.6,.9,uv.y));c*=.96+.04*n2(uv*vec2(300.,300.));float fr=abs(win-.018)-.016;c=mix(c,vec3(.10,.105,.11)*(.6+.7*ss(.02,-.02,win-.018)),fill(fr));c=mix(c,vec3(.012),ss(.006,-.001,abs(win)));
 vec4 r=lay(c,ss(-.001,.001,win));
 // faint room light in the glass
 r=over(r,vec3(.75,.72,.62),(1.-ss(-.001,.001,win))*.035*(ss(.10,.0,abs(uv.x-.25+uv.y*.22))+.6*ss(.04,.0,abs(uv.x-.08+uv.y*.22))));
 float sill=box(uv-vec2(.02,-.455),vec2(.47,.020));r=over(r,vec3(.11,.10,.085)*(.5+.8*ss(-.475,-.435,uv.y)),fill(sill));
 // can of coffee on the sill, a ticket under it
 vec2 cg=uv-vec2(.30,-.383);float can=box(cg,vec2(.028,.050))-.004;float cx=cg.x/.032;vec3 cc=mix(vec3(.35,.045,.02),vec3(.72,.66,.52),ss(.002,-.002,abs(cg.y-.006)-.014));cc*=.15+.55*sqrt(max(1.-cx*cx,0.))+.2*ss(-.2,-.9,cx);r=over(r,cc,fill(can));
 // seat backs
 float seat=min(box(uv-vec2(-.46,-.38),vec2(.15,.48))-.06,box(uv-vec2(0.,-1.02),vec2(.62,.36))-.05);vec3 sc=vec3(.030,.040,.075)*(.6+.6*fbm(uv*vec2(70.,70.)))*(.5+.6*ss(-.9,.0,uv.y));sc+=vec3(.5,.42,.3)*.06*ss(.012,.0,abs(seat));r=over(r,sc,fill(seat));
 float head=box(uv-vec2(-.43,.015),vec2(.135,.085))-.03;r=over(r,vec3(.30,.29,.26)*(.35+.5*ss(-.1,.1,uv.y)),fill(head));
 // the passenger: side view, forehead near the glass
 vec2 p=(uv-vec2(-.10,-.80))/1.0;vec2 h=p-vec2(.085,.745);float f=length(h*vec2(1.,.90))-.088;
 f=smin(f,length((h-vec2(.060,-.040))*vec2(1.,1.))-.048,.06);f=smin(f,seg(h,vec2(.098,-.022),vec2(.082,.02))-.012,.03);f=smin(f,seg(h,vec2(.088,-.066),vec2(.070,-.066))-.014,.02);f=smin(f,seg(h,vec2(.060,-.100),vec2(.030,-.085))-.020,.03);
 float hair=length((h-vec2(-.020,.018))*vec2(.95,.88))-.094;hair=smin(hair,seg(h,vec2(-.070,-.02),vec2(-.085,-.18))-.045,.06);
 f=smin(f,seg(p,vec2(.035,.56),vec2(.055,.68))-.042,.05);float body=taper(p-vec2(-.03,0.),.05,.50,.22,.10)-.05;body=smin(body,seg(p,vec2(.06,.44),vec2(.24,.16))-.075,.10);body=smin(body,seg(p,vec2(.24,.16),vec2(.30,.34))-.055,.08);
 float all=smin(min(f,hair),body,.03);vec3 pc=vec3(.010,.011,.016);float rimw=ss(.014,.0,abs(all))*ss(-.02,.10,p.x+.1*(p.y-.5));pc+=vec3(.55,.62,.75)*.20*rimw;r=over(r,pc,fill(all));
 return r;}
